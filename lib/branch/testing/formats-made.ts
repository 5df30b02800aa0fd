/** How many formats of dates some work makes: each takes longer than a hundred uses of it. */
export function formatsMadeBy(work: () => void): number {
  const { DateTimeFormat } = Intl;
  let made = 0;
  Intl.DateTimeFormat = new Proxy(DateTimeFormat, {
    construct: (target, given) => {
      made += 1;
      return Reflect.construct(target, given);
    },
  });
  try {
    work();
  } finally {
    Intl.DateTimeFormat = DateTimeFormat;
  }
  return made;
}
