const TYPED_INTO =
  'input:not([type=checkbox], [type=radio], [type=range], [type=button]), textarea, select, [contenteditable]'
/** Surfaces that are worked on with keys of their own, and dialogs, which are a page of their own. */
const HAS_KEYS = '[role=application], dialog'

/** Whether a key that is pressed here is for the page, not for what has the focus. */
export function isForThePage(event: KeyboardEvent): boolean {
  const { target, ctrlKey, metaKey, altKey, isComposing, repeat, defaultPrevented } = event
  if (ctrlKey || metaKey || altKey || isComposing || repeat || defaultPrevented) return false
  if (document.querySelector('dialog[open]')) return false
  return !(target instanceof Element && target.closest(`${TYPED_INTO}, ${HAS_KEYS}`))
}
