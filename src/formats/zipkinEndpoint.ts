import { ATTRIBUTE_TYPE } from '#model/attributes.ts';
import type { FieldReader } from './fields.ts';
import { KeySet } from './keySet.ts';
import type { ReadContext } from './steps.ts';

const ENDPOINT = new KeySet({ serviceName: ['service_name'], ipv4: [], ipv6: [], port: [] });

/** Reads Zipkin's endpoints: of the span's own process into a resource, of the other side into attributes of the span. */
export class ZipkinEndpointReader {
  private readonly context: ReadContext;
  private readonly fields: FieldReader;
  private readonly keys;
  private service = -1;
  private ipv4 = -1;
  private ipv6 = -1;
  private port = 0;
  /** The endpoint of the span before, which is often this one's too. */
  private last = { service: -1, ipv4: -1, ipv6: -1, port: 0, slot: -1 };

  constructor(context: ReadContext, fields: FieldReader) {
    this.context = context;
    this.fields = fields;
    const { strings } = context.builder;
    this.keys = {
      service: strings.internText('service.name'),
      ip: strings.internText('host.ip'),
      port: strings.internText('network.local.port'),
      peerService: strings.internText('service.peer.name'),
      peerAddress: strings.internText('network.peer.address'),
      peerPort: strings.internText('network.peer.port'),
    };
  }

  /** Slot of the resource that the next endpoint stands for, −1 when it says nothing. */
  readLocal(): number {
    this.read();
    const { service, ipv4, ipv6, port, keys, last } = this;
    if (service < 0 && ipv4 < 0 && ipv6 < 0 && port === 0) return -1;
    if (last.slot >= 0 && last.service === service && last.ipv4 === ipv4 && last.ipv6 === ipv6 && last.port === port) {
      return last.slot;
    }
    const { resources } = this.context.builder;
    if (service >= 0) resources.attributes.push(keys.service, ATTRIBUTE_TYPE.string, service);
    if (ipv4 >= 0 && ipv6 >= 0) {
      resources.attributes.push(keys.ip, ATTRIBUTE_TYPE.array, this.bothAddresses());
    } else if (ipv4 >= 0 || ipv6 >= 0) {
      resources.attributes.push(keys.ip, ATTRIBUTE_TYPE.string, ipv4 >= 0 ? ipv4 : ipv6);
    }
    if (port > 0) resources.attributes.push(keys.port, ATTRIBUTE_TYPE.int, port);
    const slot = resources.slotFor(resources.define(service));
    this.last = { service, ipv4, ipv6, port, slot };
    return slot;
  }

  /** Pushes the attributes that the next endpoint stands for. An IPv6 address counts where there is no IPv4 one. */
  readRemote(): void {
    this.read();
    const { attributes } = this.context.builder;
    const { service, ipv4, ipv6, port, keys } = this;
    if (service >= 0) attributes.push(keys.peerService, ATTRIBUTE_TYPE.string, service);
    const address = ipv4 >= 0 ? ipv4 : ipv6;
    if (address >= 0) attributes.push(keys.peerAddress, ATTRIBUTE_TYPE.string, address);
    if (port > 0) attributes.push(keys.peerPort, ATTRIBUTE_TYPE.int, port);
  }

  private read(): void {
    const { reader } = this.context;
    this.service = this.ipv4 = this.ipv6 = -1;
    this.port = 0;
    if (reader.peek() !== 123) {
      reader.skipValue();
      return;
    }
    reader.enterObject();
    for (let key = reader.nextKey(ENDPOINT); key !== undefined; key = reader.nextKey(ENDPOINT)) {
      if (key === 'serviceName') this.service = this.fields.nonEmptyText();
      else if (key === 'ipv4') this.ipv4 = this.fields.nonEmptyText();
      else if (key === 'ipv6') this.ipv6 = this.fields.nonEmptyText();
      else if (key === 'port') this.port = this.fields.count();
      else reader.skipValue();
    }
  }

  private bothAddresses(): number {
    const { strings } = this.context.builder;
    return strings.internText(JSON.stringify([strings.text(this.ipv4), strings.text(this.ipv6)]));
  }
}
