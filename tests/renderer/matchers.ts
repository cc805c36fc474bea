import { expect } from 'vitest';

/** Questions to an element, in the words of the tests. */
interface ElementMatchers {
  /** Part of the document and not hidden. */
  toBeVisible(): void;
  /** Contains the text, white space as one space, NBSP as it is. */
  toHaveTextContent(expected: string | RegExp): void;
  toHaveAttribute(name: string, value: string): void;
  toHaveFocus(): void;
  toBeDisabled(): void;
  toHaveAccessibleDescription(expected: string): void;
}

declare module 'vitest' {
  // eslint-disable-next-line @typescript-eslint/no-unused-vars, @typescript-eslint/no-empty-object-type, @typescript-eslint/no-explicit-any -- the shape that merging needs
  interface Matchers<T = any> extends ElementMatchers {}
}

function verdict(pass: boolean, actual: unknown) {
  return { pass, message: () => `got ${String(actual)}` };
}

function textOf(element: Element): string {
  return element.textContent.replaceAll(/[\t\n ]+/g, ' ').trim();
}

expect.extend({
  toBeVisible: (element: Element) => verdict(element.isConnected && element.closest('[hidden]') === null, element.outerHTML),
  toHaveTextContent(element: Element, expected: string | RegExp) {
    const text = textOf(element);
    return verdict(typeof expected === 'string' ? text.includes(expected) : expected.test(text), text);
  },
  toHaveAttribute: (element: Element, name: string, value: string) => verdict(element.getAttribute(name) === value, element.getAttribute(name)),
  toHaveFocus: (element: Element) => verdict(document.activeElement === element, document.activeElement?.outerHTML.slice(0, 120)),
  toBeDisabled: (element: Element) => verdict(element.hasAttribute('disabled'), element.outerHTML),
  toHaveAccessibleDescription(element: Element, expected: string) {
    const description = document.getElementById(element.getAttribute('aria-describedby') ?? '');
    return verdict(description !== null && textOf(description) === expected, description && textOf(description));
  },
});
