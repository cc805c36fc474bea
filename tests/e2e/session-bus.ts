import { once } from 'node:events';
import { Message, MessageType, NameFlag, RequestNameReply, sessionBus, Variant, type MessageBus } from '@jellybrick/dbus-next';

/** A method that somebody called on one of our names. */
export interface Call {
  readonly path: string;
  readonly sender: string;
  readonly member: string;
  readonly body: readonly unknown[];
}

/** What a method answers: a signature with the values it describes. */
export interface Reply {
  readonly signature: string;
  readonly body: unknown[];
}

export type Methods = Readonly<Record<string, (call: Call) => Reply>>;

export interface SessionBus {
  /** Owns a name and answers its methods, keyed `interface.member`. Errors: somebody else owns the name. */
  serve(name: string, methods: Methods): Promise<void>;
  call(to: { name: string; path: string; member: string }, signature?: string, body?: unknown[]): Promise<readonly unknown[]>;
  signal(path: string, member: string, signature: string, body: unknown[]): void;
  close(): void;
}

/** `org.example.Thing.Do` → `['org.example.Thing', 'Do']`. */
function split(member: string): [string, string] {
  const dot = member.lastIndexOf('.');
  return [member.slice(0, dot), member.slice(dot + 1)];
}

/** Variants are wrapped values; what a test looks at is inside. */
export function unwrapped(value: unknown): unknown {
  if (value instanceof Variant) return unwrapped(value.value);
  if (Buffer.isBuffer(value)) return value;
  if (Array.isArray(value)) return value.map(unwrapped);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, unwrapped(member)]));
}

/** A connection of the test's own to the session bus, in plain messages: Chromium answers no introspection. */
export async function connectToSessionBus(): Promise<SessionBus> {
  const bus: MessageBus = sessionBus();
  await once(bus, 'connect');
  const methods = new Map<string, Methods[string]>();
  bus.addMethodHandler((message: Message) => {
    const member = `${message.interface}.${message.member}`;
    const method = methods.get(member);
    if (method === undefined) return false;
    const { signature, body } = method({ path: message.path, sender: message.sender, member, body: message.body });
    bus.send(Message.newMethodReturn(message, signature, body));
    return true;
  });

  return {
    async serve(name, served) {
      for (const [member, method] of Object.entries(served)) methods.set(member, method);
      const reply = await bus.requestName(name, NameFlag.DO_NOT_QUEUE);
      if (reply !== RequestNameReply.PRIMARY_OWNER) throw new Error(`${name} is taken: run the tests on a session bus of their own (npm run test:e2e)`);
    },
    async call({ name, path, member }, signature = '', body = []) {
      const [interfaceName, method] = split(member);
      const answer = await bus.call(
        new Message({ type: MessageType.METHOD_CALL, destination: name, path, interface: interfaceName, member: method, signature, body }),
      );
      return (answer?.body ?? []).map(unwrapped);
    },
    signal(path, member, signature, body) {
      const [interfaceName, name] = split(member);
      bus.send(Message.newSignal(path, interfaceName, name, signature, body));
    },
    close() {
      bus.disconnect();
    },
  };
}
