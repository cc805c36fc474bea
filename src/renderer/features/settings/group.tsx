import type { ReactNode } from 'react';

/** A few settings that belong together. */
export function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="setting-group">
      <h2>{title}</h2>
      <div className="setting-card">{children}</div>
    </section>
  );
}
