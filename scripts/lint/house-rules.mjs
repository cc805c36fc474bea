/**
 * The project's own lint rules: each forbids a shape of code that the general rules do not know. They have
 * names, so that one file can be excepted from one rule.
 */

/**
 * @typedef {{selector: string, message: string}} Ban
 */

/**
 * A rule that reports every node a selector matches.
 * @param {readonly Ban[]} bans
 * @returns {import('eslint').Rule.RuleModule}
 */
function forbid(bans) {
  return {
    meta: { type: 'problem', schema: [], docs: { description: bans[0]?.message ?? '' } },
    create: (context) =>
      Object.fromEntries(bans.map(({ selector, message }) => [selector, (/** @type {any} */ node) => context.report({ node, message })])),
  };
}

const NETWORK_MODULE = '/^(node:)?(http|https|http2|net|tls|dgram|undici)$/';
const SQL_METHOD = '/^(prepare|query|command)$/';
/** A literal, or a template without anything put into it. */
const FIXED_TEXT = ':matches(Literal, TemplateLiteral[expressions.length=0])';

export const houseRules = {
  meta: { name: 'house' },
  rules: {
    'no-default-export': forbid([
      {
        selector: ':matches(ExportDefaultDeclaration, ExportSpecifier[exported.name="default"])',
        message: 'Export by name, so that a thing is called the same everywhere.',
      },
    ]),
    'no-raw-html': forbid([
      {
        selector: ':matches(JSXAttribute[name.name="dangerouslySetInnerHTML"], Property[key.name="dangerouslySetInnerHTML"])',
        message: 'Names from the provider are hostile input: show them as text.',
      },
      {
        selector: 'AssignmentExpression[left.property.name=/^(innerHTML|outerHTML)$/]',
        message: 'Names from the provider are hostile input: show them as text.',
      },
    ]),
    'no-clock': forbid([
      {
        selector: ':matches(NewExpression, CallExpression)[callee.name="Date"][arguments.length=0]',
        message: 'Core reads no clock: take the instant as an argument.',
      },
      { selector: 'CallExpression[callee.name="Date"]', message: 'Core reads no clock: take the instant as an argument.' },
    ]),
    'one-transaction-helper': forbid([
      {
        selector: 'CallExpression[callee.property.name="transaction"]',
        message: 'Use the store\'s “atomically”: it starts every transaction immediate, so that none fails halfway as busy.',
      },
    ]),
    'literal-sql': forbid([
      {
        selector: `CallExpression[callee.property.name=${SQL_METHOD}][arguments.length>0] > :not(${FIXED_TEXT}).arguments:first-child`,
        message: 'SQL is one literal text without substitutions; values are bound.',
      },
    ]),
    'literal-script': forbid([
      {
        selector: `CallExpression[callee.property.name="exec"][callee.object.type!="Literal"] > :not(${FIXED_TEXT}).arguments:first-child`,
        message: 'SQL is one literal text without substitutions; to search with a pattern use “match”.',
      },
    ]),
    'one-network-door': forbid([
      {
        selector: `:matches(ImportDeclaration, ImportExpression, ExportNamedDeclaration, ExportAllDeclaration)[source.value=${NETWORK_MODULE}]`,
        message: 'Only src/main/avanza/http.ts asks the network.',
      },
      {
        selector: `CallExpression[callee.name="require"][arguments.0.value=${NETWORK_MODULE}]`,
        message: 'Only src/main/avanza/http.ts asks the network.',
      },
      {
        selector: 'MemberExpression[object.name=/^(net|globalThis|window|self)$/][property.name=/^(fetch|request|XMLHttpRequest|WebSocket|EventSource)$/]',
        message: 'Only src/main/avanza/http.ts asks the network.',
      },
    ]),
    'tls-stays-verified': forbid([
      {
        // Taking the variable out of the environment is the one thing to do with it.
        selector: ':matches(Identifier[name=/^(rejectUnauthorized|NODE_TLS_REJECT_UNAUTHORIZED)$/]:not(UnaryExpression[operator="delete"] > MemberExpression > Identifier), Literal[value=/^(NODE_TLS_REJECT_UNAUTHORIZED|certificate-error)$/])',
        message: 'Certificates are always verified.',
      },
    ]),
  },
};
