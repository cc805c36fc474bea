import type { KeyboardEvent, ReactNode } from 'react';

interface ChartCursorProps {
  readonly className: string;
  readonly label: string;
  readonly hint?: string;
  /** How many points there are to walk over, and the one that is read. */
  readonly count: number;
  readonly row: number;
  /** Whether somebody chose that point: only then is there something for Escape to leave. */
  readonly isPointing: boolean;
  /** The first and the last point that is shown; all of them when left out. */
  readonly span?: { readonly from: number; readonly to: number };
  /** How far PgUp and PgDn go. */
  readonly pageRows: number;
  /** False where F6 is to enter the pane itself and not the chart in it. */
  readonly entersPane?: boolean;
  /** The point that is read, as a sentence. */
  readonly spoken: string;
  /** Null gives the newest point back. */
  readonly onPoint: (row: number | null) => void;
  /** The drawing, which is seen only. */
  readonly children: ReactNode;
}

/** A chart as one stop of the Tab key: a slider over its points, whose value is the reading of the one it stands on. */
export function ChartCursor({ className, label, hint, count, row, isPointing, span = { from: 0, to: count - 1 }, pageRows, entersPane = true, spoken, onPoint, children }: ChartCursorProps) {
  const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, PageUp: -pageRows, PageDown: pageRows };
  function targetOf(key: string): number | null | undefined {
    const step = steps[key];
    if (step !== undefined) return Math.max(0, Math.min(count - 1, row + step));
    if (key === 'Home') return span.from;
    if (key === 'End') return span.to;
    // Nothing to leave: Escape leaves the page.
    return key === 'Escape' && isPointing ? null : undefined;
  }
  function onKeyDown(event: KeyboardEvent): void {
    // With Alt, Ctrl or ⌘ the arrows belong to the window.
    const target = event.altKey || event.ctrlKey || event.metaKey ? undefined : targetOf(event.key);
    if (target === undefined) return;
    onPoint(target);
    event.preventDefault();
  }
  return (
    <div
      className={className}
      role="slider"
      tabIndex={0}
      data-pane-focus={entersPane ? '' : undefined}
      aria-label={label}
      aria-orientation="horizontal"
      aria-valuemin={0}
      aria-valuemax={count - 1}
      aria-valuenow={row}
      aria-valuetext={spoken}
      title={hint}
      onKeyDown={onKeyDown}
    >
      {children}
    </div>
  );
}
