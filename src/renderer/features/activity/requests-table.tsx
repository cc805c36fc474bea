import type { RequestDto } from '@shared/dto/sync';
import { useWords } from '../../i18n/words';
import { MISSING } from '../../lib/format';

/** Every request that left this computer: when, where to, what came back. */
export function RequestsTable({ requests }: { readonly requests: readonly RequestDto[] }) {
  const { text, formats } = useWords();
  if (requests.length === 0) return null;
  return (
    <table className="plain-table dense" aria-label={text.activity.requests}>
      <thead>
        <tr>
          <th scope="col" className="left">{text.activity.when}</th>
          <th scope="col" className="left">{text.activity.method}</th>
          <th scope="col" className="left">{text.activity.path}</th>
          <th scope="col" className="right">{text.activity.status}</th>
          <th scope="col" className="right">{text.activity.attempt}</th>
          <th scope="col" className="right">{text.activity.size} <span className="unit">B</span></th>
          <th scope="col" className="right">{text.activity.took} <span className="unit">ms</span></th>
        </tr>
      </thead>
      <tbody>
        {requests.map((request, index) => (
          <tr key={`${request.startedAt} ${String(index)}`} className={request.failureKind === null ? undefined : 'failed'}>
            <td className="left">{formats.instantSeconds(request.startedAt)}</td>
            <td className="left">{request.method}</td>
            <td className="left path" title={`${request.host}${request.path}`}>
              <span className="faint">{request.host}</span>
              {request.path}
            </td>
            <td className="right">{request.status ?? request.failureKind ?? MISSING}</td>
            <td className="right">{request.attempt}</td>
            <td className="right">{formats.integer(request.bytes)}</td>
            <td className="right">{formats.integer(request.durationMs)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
