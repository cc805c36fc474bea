import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';

interface MenuButtonProps<Action extends string> {
  readonly label: string;
  readonly items: readonly (readonly [Action, string])[];
  readonly onChoose: (action: Action) => void;
  readonly children: ReactNode;
}

/** A button with a short menu below it: arrows move, Escape gives the focus back, leaving closes it. */
export function MenuButton<Action extends string>({ label, items, onChoose, children }: MenuButtonProps<Action>) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const entries = (): HTMLElement[] => [...(menu.current?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];

  useEffect(() => {
    if (isOpen) entries()[0]?.focus();
  }, [isOpen]);

  function close(): void {
    setOpen(false);
    button.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (!isOpen) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      const all = entries();
      const at = all.indexOf(document.activeElement as HTMLElement);
      all[(at + step + all.length) % all.length]?.focus();
    } else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
    // Escape and the arrows mean other things to the page below.
    event.stopPropagation();
  }

  return (
    <div
      className="menu-holder"
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
      }}
    >
      <button
        ref={button}
        type="button"
        className="icon-button"
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => {
          setOpen(!isOpen);
        }}
      >
        {children}
      </button>
      {isOpen ? (
        <div ref={menu} id={id} className="menu" role="menu" aria-label={label}>
          <span className="menu-heading" aria-hidden="true">
            {label}
          </span>
          {items.map(([action, name]) => (
            <button
              key={action}
              type="button"
              role="menuitem"
              tabIndex={-1}
              onClick={() => {
                close();
                onChoose(action);
              }}
            >
              {name}
            </button>
          ))}
        </div>
      ) : null}
    </div>
  );
}
