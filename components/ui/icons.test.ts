import type { ReactElement } from "react";
import { expect, test } from "vitest";
import * as icons from "./icons";
import * as moreIcons from "./more-icons";
import * as staffIcons from "./staff-icons";

type Drawn = ReactElement<{ children: ReactElement<{ d: string }> }>;

const { icon: _, ...startIcons } = icons;

const paths = Object.entries({ ...startIcons, ...moreIcons, ...staffIcons }).map(([name, Icon]) => {
  const drawn = Icon({ className: "" }) as Drawn;
  return { name, path: drawn.props.children.props.d };
});

/** After `M` further pairs are absolute as well: a `m` that became one leads out of the picture. */
test.each(paths)("icon $name: no absolute point lies left of the picture or above it", ({ path }) => {
  const absolute = path.match(/[MLHVCSA][^A-Za-z]+/g) ?? [];
  expect(path).toMatch(/^[Mm]/);
  expect(absolute.filter((command) => command.includes("-"))).toEqual([]);
});
