import { useLayoutEffect, useRef, type ReactNode } from 'react';

interface DialogProps {
  readonly label: string;
  readonly className?: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A modal dialog of the browser itself: it keeps the focus inside, begins on `data-first-focus`, and gives it back. */
export function Dialog({ label, className, onClose, children }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  // Closed while it is still on the page: only then does the browser give the focus back.
  useLayoutEffect(() => {
    const dialog = element.current;
    if (dialog && !dialog.open) {
      dialog.showModal();
      dialog.querySelector<HTMLElement>('[data-first-focus]')?.focus();
    }
    return () => {
      dialog?.close();
    };
  }, []);
  return (
    <dialog
      ref={element}
      className={className}
      aria-label={label}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        // A click on the element itself, not on what it holds, is a click on the backdrop.
        if (event.target === element.current) onClose();
      }}
    >
      {children}
    </dialog>
  );
}
