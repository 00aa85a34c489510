/**
 * The page's content policy allows no inline style but what carries its nonce (`access.SecurityRules`). Some of what the console stands on makes style
 * elements without asking for a nonce (the lock of scrolling behind a dialog) or writes styles as an attribute (the height of a text that grows). Both
 * come from scripts that the policy allowed, so they go the way it allows; markup that somebody got into the page does not pass here.
 */
export const nonce = document.querySelector<HTMLMetaElement>('meta[name=csp-nonce]')?.content;

const create = document.createElement.bind(document) as (tag: string, options?: ElementCreationOptions) => HTMLElement;
document.createElement = ((tag: string, options?: ElementCreationOptions) => {
  const made = create(tag, options);
  if (nonce && tag.toLowerCase() === 'style') {
    made.nonce = nonce;
  }
  return made;
}) as typeof document.createElement;

// eslint-disable-next-line @typescript-eslint/unbound-method
const set = Element.prototype.setAttribute;
Element.prototype.setAttribute = function (this: Element, name: string, value: string) {
  if (name === 'style' && this instanceof HTMLElement) {
    this.style.cssText = value;
  } else {
    set.call(this, name, value);
  }
};
