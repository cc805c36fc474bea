import type { ReactNode } from 'react';

/** Drawn on a 16 × 16 grid with one stroke width, so that they sit on the text's line. */
const SHAPES = {
  today: <><circle cx="8" cy="8" r="5.75" /><path d="M8 4.75V8l2.25 1.5" /></>,
  strategy: <path d="M2.5 4h11M2.5 8h7.5M2.5 12h4.5" />,
  instrument: <path d="M4 2v2.5M4 11v3M12 1.5v3M12 10v4M2.25 4.5h3.5V11h-3.5zM10.25 4.5h3.5V10h-3.5z" />,
  watch: <path className="star" d="m8 1.75 1.93 3.92 4.32.63-3.13 3.04.74 4.3L8 11.61l-3.86 2.03.74-4.3L1.75 6.3l4.32-.63z" />,
  overlap: <><circle cx="6" cy="8" r="4.25" /><circle cx="10" cy="8" r="4.25" /></>,
  activity: <path d="M1.5 8.5h3l2-5 3 9 2-4h3" />,
  memory: <><rect x="3.25" y="3.25" width="9.5" height="9.5" rx="1.5" /><path d="M6 1.25v2M10 1.25v2M6 12.75v2M10 12.75v2M1.25 6h2M1.25 10h2M12.75 6h2M12.75 10h2" /></>,
  inbox: <><path d="M2 9.25 4 3.5h8l2 5.75v3.25H2z" /><path d="M2 9.25h3.5L6.5 11h3l1-1.75H14" /></>,
  settings: <><path d="M2 5h6.5M12 5h2M2 11h2M7.5 11H14" /><circle cx="10.25" cy="5" r="1.75" /><circle cx="5.75" cy="11" r="1.75" /></>,
  welcome: <><circle cx="8" cy="8" r="5.75" /><path d="m10.5 5.5-1.5 3.5-3.5 1.5 1.5-3.5z" /></>,
  search: <><circle cx="7" cy="7" r="4.25" /><path d="m10.25 10.25 3.5 3.5" /></>,
  sync: <><path d="M13 6.5A5.25 5.25 0 0 0 3.6 5L2.5 6.25M3 9.5A5.25 5.25 0 0 0 12.4 11l1.1-1.25" /><path d="M2.5 3v3.25h3.25M13.5 13V9.75h-3.25" /></>,
  close: <path d="m4 4 8 8M12 4l-8 8" />,
  external: <><path d="M9.5 2.75h3.75V6.5M13 3 7.5 8.5" /><path d="M11.5 9.5v3a.75.75 0 0 1-.75.75h-7A.75.75 0 0 1 3 12.5v-7a.75.75 0 0 1 .75-.75h3" /></>,
  export: <><path d="M8 2v8M4.75 6.75 8 10l3.25-3.25" /><path d="M2.5 11v2.5h11V11" /></>,
  pause: <path d="M5.75 3.5v9M10.25 3.5v9" />,
  resume: <path d="M5 3.25v9.5L12.5 8z" />,
  back: <path d="M9.75 3.5 5.25 8l4.5 4.5" />,
  passed: <path d="m3 8.5 3.25 3.25L13 4.75" />,
  failed: <path d="m4 4 8 8M12 4l-8 8" />,
  warning: <><path d="M8 2.25 14.25 13H1.75z" /><path d="M8 6.5v3M8 11.25v.01" /></>,
  error: <><circle cx="8" cy="8" r="5.75" /><path d="M8 5v3.5M8 10.75v.01" /></>,
  info: <><circle cx="8" cy="8" r="5.75" /><path d="M8 7.5V11M8 5.25v.01" /></>,
  flag: <path d="M4 14V2.5h7.5L9.75 5.5l1.75 3H4" />,
} as const satisfies Readonly<Record<string, ReactNode>>;

export type IconName = keyof typeof SHAPES;

/** A decoration: what it means is always said in words beside it. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      {SHAPES[name]}
    </svg>
  );
}
