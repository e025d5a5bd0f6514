/** An avatar without a picture: the first letter of a name on a ground of colour, as the address of an SVG image. */
export function avatarUrl(name: string, colour: string): string {
  const letter = [...name][0]?.toUpperCase() ?? "?";
  const inXml = (text: string) => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><rect width="40" height="40" fill="${inXml(colour)}"/><text x="20" y="27" text-anchor="middle" font-family="sans-serif" font-size="19" font-weight="600" fill="#fff">${inXml(letter)}</text></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
