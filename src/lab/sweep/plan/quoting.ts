/** One word for a POSIX shell, whatever is in it. */
export function shellWord(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}

/** A double-quoted string that JSON, YAML 1.1 and 1.2 and Python read alike. */
export function quotedString(text: string): string {
  // Characters that YAML counts as line breaks or does not allow as they are.
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** An argument in a Kubernetes manifest, where $(NAME) would stand for a variable. */
export function kubernetesArgument(text: string): string {
  return quotedString(text.replaceAll('$', '$$$$'))
}
