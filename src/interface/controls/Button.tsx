import type { ComponentProps } from 'react'
import styles from './Button.module.css'

interface ButtonProps extends ComponentProps<'button'> {
  /** `primary`: the one action of the page. `plain`: words that act. */
  readonly look?: 'primary' | 'outlined' | 'plain'
}

export function Button({ look = 'outlined', className = '', ...rest }: ButtonProps) {
  return <button type="button" className={`${styles.button} ${styles[look]} ${className}`} {...rest} />
}
