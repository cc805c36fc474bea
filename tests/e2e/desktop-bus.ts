import { expect } from '@playwright/test';
import { Variant } from '@jellybrick/dbus-next';
import { connectToSessionBus, type Call, type Methods } from './session-bus';

/** A notification as a desktop receives it. */
export interface ReceivedNotification {
  readonly id: number;
  readonly title: string;
  readonly body: string;
  /** Pairs of key and label; `default` is a click on the notification itself. */
  readonly actions: readonly string[];
}

export interface MenuItem {
  readonly id: number;
  readonly label: string;
  readonly enabled: boolean;
  readonly isSeparator: boolean;
}

/**
 * A small desktop on the session bus, without any window system: it receives notifications and draws tray
 * items by remembering them. Open it before the app starts: the app looks for a tray only then.
 */
export interface Desktop {
  /** Everything received so far, oldest first. */
  readonly notifications: readonly ReceivedNotification[];
  /** Clicks the notification, as a person does. */
  click(notificationId: number): void;
  /** How many tray items have registered and are still on the bus. */
  trayItems(): Promise<number>;
  /** The newest tray item's menu from top to bottom. */
  trayMenu(): Promise<MenuItem[]>;
  /** Waits until the menu has the item, then chooses it. */
  choose(label: string): Promise<void>;
  /** What hovering over the newest tray item shows. */
  trayTooltip(): Promise<string>;
  close(): void;
}

export interface DesktopOptions {
  /** Without one the app has no tray and ends with its window. */
  readonly tray?: boolean;
}

const NOTIFICATIONS = 'org.freedesktop.Notifications';
const NOTIFICATIONS_PATH = '/org/freedesktop/Notifications';
const WATCHER = 'org.kde.StatusNotifierWatcher';
const ITEM = 'org.kde.StatusNotifierItem';
const MENU = 'com.canonical.dbusmenu';
const PROPERTIES = 'org.freedesktop.DBus.Properties';
const PATIENCE_MS = 20_000;

type RegisteredItem = Readonly<{ name: string; path: string }>;
type MenuLayout = readonly [id: number, properties: Readonly<Record<string, unknown>>, children: readonly unknown[]];

/** Toolkits register by bus name or by object path; the other half is then the usual path or the sender. */
function itemOf({ sender, body }: Call): RegisteredItem {
  const text = String(body[0]);
  return text.startsWith('/') ? { name: sender, path: text } : { name: text, path: '/StatusNotifierItem' };
}

function menuItemOf([id, properties]: MenuLayout): MenuItem {
  return {
    id,
    // An underscore marks the access key.
    label: ((properties['label'] ?? '') as string).replace(/_(?!_)/g, ''),
    enabled: properties['enabled'] !== false,
    isSeparator: properties['type'] === 'separator',
  };
}

export async function openDesktop(options: DesktopOptions = {}): Promise<Desktop> {
  const bus = await connectToSessionBus();
  const notifications: ReceivedNotification[] = [];
  const items: RegisteredItem[] = [];

  const showing: Methods = {
    [`${NOTIFICATIONS}.GetCapabilities`]: () => ({ signature: 'as', body: [['actions', 'body']] }),
    [`${NOTIFICATIONS}.GetServerInformation`]: () => ({ signature: 'ssss', body: ['test desktop', 'Kursvakt', '1', '1.2'] }),
    [`${NOTIFICATIONS}.Notify`]: ({ body }) => {
      const [, replaces, , title, text, actions] = body as [string, number, string, string, string, string[]];
      const id = replaces === 0 ? notifications.length + 1 : replaces;
      notifications.push({ id, title, body: text, actions });
      return { signature: 'u', body: [id] };
    },
    [`${NOTIFICATIONS}.CloseNotification`]: () => ({ signature: '', body: [] }),
  };
  const watching: Methods = {
    [`${PROPERTIES}.Get`]: ({ body }) => {
      const isHostQuestion = body[1] === 'IsStatusNotifierHostRegistered';
      return { signature: 'v', body: [isHostQuestion ? new Variant('b', true) : new Variant('i', 0)] };
    },
    [`${WATCHER}.RegisterStatusNotifierItem`]: (call) => {
      items.push(itemOf(call));
      return { signature: '', body: [] };
    },
  };
  await bus.serve(NOTIFICATIONS, showing);
  if (options.tray !== false) await bus.serve(WATCHER, watching);

  async function isAlive({ name }: RegisteredItem): Promise<boolean> {
    const [hasOwner] = await bus.call(
      { name: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus', member: 'org.freedesktop.DBus.NameHasOwner' },
      's',
      [name],
    );
    return hasOwner === true;
  }

  function newestItem(): RegisteredItem {
    const item = items.at(-1);
    if (item === undefined) throw new Error('no tray item has registered');
    return item;
  }

  async function itemProperties(): Promise<Record<string, unknown>> {
    const [properties] = await bus.call({ ...newestItem(), member: `${PROPERTIES}.GetAll` }, 's', [ITEM]);
    return properties as Record<string, unknown>;
  }

  async function menuPath(): Promise<string> {
    return String((await itemProperties())['Menu']);
  }

  async function trayMenu(): Promise<MenuItem[]> {
    const at = { name: newestItem().name, path: await menuPath() };
    const [, layout] = await bus.call({ ...at, member: `${MENU}.GetLayout` }, 'iias', [0, -1, []]);
    const [, , children] = layout as MenuLayout;
    return children.map((child) => menuItemOf(child as MenuLayout));
  }

  return {
    notifications,
    click(notificationId) {
      bus.signal(NOTIFICATIONS_PATH, `${NOTIFICATIONS}.ActionInvoked`, 'us', [notificationId, 'default']);
    },
    async trayItems() {
      const alive = await Promise.all(items.map(isAlive));
      return alive.filter(Boolean).length;
    },
    trayMenu,
    async choose(label) {
      // A menu that is drawn anew between the look and the click has other numbers: as a person would, look again.
      await expect(async () => {
        const chosen = (await trayMenu()).find((item) => item.label === label);
        if (chosen === undefined) throw new Error(`the tray menu has no “${label}”`);
        const at = { name: newestItem().name, path: await menuPath() };
        await bus.call({ ...at, member: `${MENU}.Event` }, 'isvu', [chosen.id, 'clicked', new Variant('i', 0), 0]);
      }).toPass({ timeout: PATIENCE_MS, intervals: [100] });
    },
    async trayTooltip() {
      const [, , title, text] = (await itemProperties())['ToolTip'] as readonly [string, unknown, string, string];
      return [title, text].filter((line) => line !== '').join('\n');
    },
    close: bus.close,
  };
}
