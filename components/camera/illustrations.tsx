/** A phone held flat above a card on a table, as the tips say. */
export function CardIllustration() {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 320 150"
      className="block h-28 w-full beside:h-auto rounded-field bg-brand-soft"
    >
      <g fill="none" stroke="var(--brand)" strokeWidth="2.5" strokeLinecap="round" strokeLinejoin="round">
        <path d="M40 128h240" stroke="var(--edge)" />
        <rect x="84" y="22" width="152" height="94" rx="10" fill="var(--raised)" />
        <rect x="106" y="38" width="108" height="68" rx="5" fill="var(--surface)" stroke="var(--edge)" />
        <circle cx="160" cy="30" r="1.5" />
        <g stroke="var(--edge)">
          <path d="M116 52h46M116 64h38M116 76h42M116 88h30" />
          <rect x="178" y="56" width="26" height="34" rx="3" />
        </g>
        <path d="M98 50v-9a9 9 0 0 1 9-9h9M222 50v-9a9 9 0 0 0-9-9h-9M98 94v9a9 9 0 0 0 9 9h9M222 94v9a9 9 0 0 1-9 9h-9" />
      </g>
    </svg>
  );
}

/** A face in an oval, the phone at eye level. */
export function SelfieIllustration() {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 320 150"
      className="block h-28 w-full beside:h-auto rounded-field bg-brand-soft"
    >
      <g fill="none" stroke="var(--brand)" strokeWidth="2.5" strokeLinecap="round" strokeLinejoin="round">
        <g stroke="var(--edge)">
          <path d="M66 128c0-22 14-32 34-32s34 10 34 32" fill="var(--surface)" />
          <ellipse cx="100" cy="64" rx="21" ry="27" fill="var(--surface)" />
          <path d="M92 60h.1M108 60h.1M93 75q7 6 14 0" />
          <path d="M40 128h240" />
        </g>
        <path d="M134 60h62" strokeDasharray="2 8" />
        <rect x="206" y="14" width="62" height="112" rx="9" fill="var(--raised)" />
        <ellipse cx="237" cy="66" rx="19" ry="25" strokeDasharray="4 5" />
        <path d="M232 114h10" />
        <g stroke="var(--edge)" strokeWidth="2">
          <ellipse cx="237" cy="66" rx="11" ry="15" fill="var(--surface)" />
          <path d="M219 102c1-9 8-14 18-14s17 5 18 14" />
        </g>
      </g>
    </svg>
  );
}
