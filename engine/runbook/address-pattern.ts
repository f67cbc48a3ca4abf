/**
 * Whether an address of a resource is meant by a pattern: the pattern itself, or something below it (`module.vpc` means
 * all of that module, `aws_eip.host` also `aws_eip.host[0]`). `*` stands for any characters but a dot.
 */
export function meansAddress(pattern: string, address: string): boolean {
  const source = pattern
    .split('*')
    .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
    .join('[^.]*');
  return new RegExp(`^${source}(?:$|[.[])`).test(address);
}
