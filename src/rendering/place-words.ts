import { addressOf, plainText, type Part } from '../model/knowledge-base.ts';

/** Says in words what stands at a site-relative address: “步骤：当天登记”, or that it is the new address. */
export function placeWords(parts: ReadonlyMap<string, Part>): (address: string) => string {
  const words = new Map(
    [...parts.values()].map((part) => [addressOf(part), `${part.label}：${plainText(part.title)}`]),
  );
  return (address) => words.get(address) ?? '新的地址';
}
