const units = {
  bytes: (figure: number) =>
    figure < 1_000_000 ? `${(figure / 1000).toFixed(1)} KB` : `${(figure / 1_000_000).toFixed(1)} MB`,
  ms: (figure: number) => `${figure.toFixed(figure < 10 ? 1 : 0)} ms`,
  count: (figure: number) => `${Math.round(figure)}`,
  rate: (figure: number) => figure.toFixed(figure < 100 ? 1 : 0),
  ratio: (figure: number) => figure.toFixed(3),
} as const;

/** A KB is 1,000 bytes. */
export type Row = {
  what: string;
  unit: keyof typeof units;
  ours: number;
  against?: { name: string; figure: number };
  goal?: Goal;
};

/** `saw` below `least`: no verdict. */
export type Goal = { sentence: string; met: boolean; saw: number; least: number };

const isBlind = ({ saw, least }: Goal): boolean => !(saw >= least);

/**
 * @param least goals that the part has
 * @returns why a part's rows show nothing, `null` where they do
 */
export function blindness(rows: readonly Row[], least: number): string | null {
  const goals = rows.flatMap(({ goal }) => goal ?? []);
  const blind = goals.filter(isBlind).length;
  if (goals.length < least) return `Saw only ${goals.length} of ${least} goals.`;
  return blind > 0 ? `${blind} of ${goals.length} goals saw too little.` : null;
}

const headings = ["What", "Ours", "Against", "Theirs", "Ours ÷ theirs", "To reach"] as const;

/** Markdown, aligned for a terminal. */
export function formatTable(rows: readonly Row[]): string {
  const cells = [headings, headings.map(() => "---"), ...rows.map(cellsOf)];
  const widths = headings.map((_, column) => Math.max(...cells.map((line) => (line[column] ?? "").length)));
  return cells
    .map((line) => `| ${line.map((cell, i) => pad(cell, widths[i] ?? 0)).join(" | ")} |`)
    .join("\n");
}

export function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((a, b) => a - b);
  const middle = sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1);
  return middle.reduce((sum, figure) => sum + figure, 0) / middle.length;
}

/** Nearest rank. */
export function percentile(figures: readonly number[], share: number): number {
  const sorted = [...figures].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

function cellsOf({ what, unit, ours, against, goal }: Row): string[] {
  const show = units[unit];
  const ratio = against && against.figure !== 0 ? (ours / against.figure).toFixed(2) : "";
  return [
    what,
    show(ours),
    against?.name ?? "",
    against ? show(against.figure) : "",
    ratio,
    goal ? `${goal.sentence}: ${verdict(goal)}` : "",
  ];
}

function verdict(goal: Goal): string {
  if (isBlind(goal)) return `saw only ${goal.saw} of ${goal.least}`;
  return `${goal.met ? "met" : "not met"}, saw ${goal.saw}`;
}

const pad = (cell: string, width: number) => (cell === "---" ? "-".repeat(width) : cell.padEnd(width));
