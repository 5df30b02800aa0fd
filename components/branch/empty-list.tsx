import { Inbox } from "@/components/ui/staff-icons";
import type { BranchListWords } from "@/lib/words/branch/branch-list-id";

export function EmptyList({
  words: { empty },
  filtered,
  isToday,
}: {
  words: BranchListWords;
  filtered: boolean;
  isToday: boolean;
}) {
  return (
    <div className="rounded-field border border-line border-dashed px-4 pt-6 pb-12 text-center">
      <Inbox className="mx-auto mb-3 size-12 text-muted" />
      <p className="font-semibold">{filtered ? empty.filtered : isToday ? empty.today : empty.day}</p>
      {isToday && !filtered && <p className="mt-1 text-muted">{empty.todayLead}</p>}
    </div>
  );
}
