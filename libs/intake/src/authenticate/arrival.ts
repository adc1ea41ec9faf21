import { BlockList, isIP } from 'node:net';

/** What the connection that brought a mail from outside says; none of it stands in the bytes. */
export interface Arrival {
  readonly remoteIp: string;
  readonly helo: string | null;
  /** '' for the null path `<>`. */
  readonly envelopeFrom: string;
}

/** The networks of our own relays: what they hand over was checked at their door, and their address says nothing of the sender. */
export class OwnNetworks {
  private readonly list = new BlockList();

  constructor(networks: readonly string[]) {
    for (const network of networks) {
      const [address = '', bits] = network.split('/');
      const kind = isIP(address);
      if (kind === 0) throw new Error(`OWN_NETWORKS: ${network} is neither an address nor a network`);
      const family = kind === 6 ? 'ipv6' : 'ipv4';
      if (bits === undefined) this.list.addAddress(address, family);
      else this.list.addSubnet(address, Number(bits), family);
    }
  }

  has(address: string): boolean {
    const plain = withoutMapping(address);
    const kind = isIP(plain);
    return kind !== 0 && this.list.check(plain, kind === 6 ? 'ipv6' : 'ipv4');
  }
}

/** `::ffff:192.0.2.1` is the IPv4 client 192.0.2.1 on a socket that speaks both. */
export const withoutMapping = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '');
