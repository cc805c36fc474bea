/** Up and down never by colour alone: a glyph, a word for screen readers, and the colour of the palette. */
export function ChangeMark({ direction, label }: { readonly direction: 'up' | 'down'; readonly label: string }) {
  return (
    <span className={`mark ${direction}`}>
      <span aria-hidden="true">{direction === 'up' ? '▲' : '▼'}</span>
      <span className="visually-hidden">{label}</span>
    </span>
  );
}

/** How many came and how many left; nothing at all when nothing did. */
export function ChangeCounts({ entered, exited, enteredLabel, exitedLabel }: { readonly entered: number; readonly exited: number; readonly enteredLabel: string; readonly exitedLabel: string }) {
  if (entered + exited === 0) return null;
  return (
    <span className="counts">
      {entered > 0 ? (
        <span className="count">
          <ChangeMark direction="up" label={enteredLabel} />
          {entered}
        </span>
      ) : null}
      {exited > 0 ? (
        <span className="count">
          <ChangeMark direction="down" label={exitedLabel} />
          {exited}
        </span>
      ) : null}
    </span>
  );
}
