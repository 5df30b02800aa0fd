import { FlaskConical } from "@/components/ui/staff-icons";
import { sandboxAnswers } from "@/lib/kredibel/constraints";
import type { ServerWords } from "@/lib/words/server";

/** Said on every page while the answers come from the simulator, with the NIKs that choose them. */
export function SimulatorBanner({ words }: { words: ServerWords["simulator"] }) {
  return (
    <aside className="border-b border-line bg-warn-soft text-help">
      <details className="mx-auto max-w-spread px-4">
        <summary className="flex min-h-12 items-center gap-2 py-1">
          <FlaskConical className="size-5 shrink-0 text-warn" />
          <span>
            <span className="font-medium">{words.banner}</span>{" "}
            <span className="no-print underline underline-offset-4">{words.nikList}</span>
          </span>
        </summary>
        <table className="mb-3 w-full text-left digits">
          <thead>
            <tr>
              <th scope="col" className="py-1 pr-4 font-semibold">
                {words.nik}
              </th>
              <th scope="col" className="py-1 font-semibold">
                {words.answer}
              </th>
            </tr>
          </thead>
          <tbody>
            {Object.entries(sandboxAnswers).map(([nik, { status, rejectFields }]) => (
              <tr key={nik} className="border-t border-line align-top">
                <th scope="row" className="py-1 pr-4 font-normal">
                  {nik}
                </th>
                <td className="py-1">
                  {status}
                  {rejectFields.length > 0 && `: ${rejectFields.join(", ")}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </aside>
  );
}
