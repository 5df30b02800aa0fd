import type { BranchZones } from "../../branch/zones";
import type { Settings } from "../ops/env";

export const branchZones = ({
  BRANCH_TZ,
  BRANCH_TIME_ZONES,
}: Pick<Settings, "BRANCH_TZ" | "BRANCH_TIME_ZONES">): BranchZones => ({
  usual: BRANCH_TZ,
  own: BRANCH_TIME_ZONES,
});
