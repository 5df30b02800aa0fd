import { and, inArray, isNotNull, sql } from "drizzle-orm";
import { outcomes } from "../../outcomes/outcomes";
import { applications } from "../schema";
import type { OnEnd } from "./ended-attempts";

/** After them nothing is corrected, so that nothing kept is of use. */
const lastWords = Object.entries(outcomes).flatMap(([kind, { judged, final }]) =>
  judged && final ? [kind] : [],
);

/** What a browser keeps of an application opens no more. */
export const closeDraft: OnEnd = ({ db }, ended) => [
  db.$with("closed_drafts").as(
    db
      .update(applications)
      .set({ draftKey: null })
      .where(
        and(
          isNotNull(applications.draftKey),
          inArray(
            applications.id,
            db
              .select({ id: ended.applicationId })
              .from(ended)
              .where(inArray(sql`${ended.ending}`, lastWords)),
          ),
        ),
      )
      .returning({ id: applications.id }),
  ),
];
