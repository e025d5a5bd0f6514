/** Which articles are asked about, by position; undefined where the choice is none. `fifth:4` is 4, 9, 14, … */
export function chooser(choice: string): ((position: number) => boolean) | undefined {
  const fifth = /^fifth:([0-4])$/.exec(choice)?.[1];
  if (fifth !== undefined) return (position) => position % 5 === Number(fifth);
  if (choice === "all") return () => true;
  if (choice === "odd" || choice === "even") return (position) => position % 2 === (choice === "odd" ? 1 : 0);
  return undefined;
}
