import { describe, expect, it } from 'vitest';
import type { Attribute } from '#model/attributes.ts';
import { foldAliases } from './aliasFolding.ts';
import type { AttributeGroup } from './attributeGroups.ts';
import { groupResourceAttributes, groupSpanAttributes } from './attributeGroups.ts';

function attributes(...keys: string[]): Attribute[] {
  return keys.map((key, at) => ({ key, type: 'string', text: String(at) }));
}

const unfolded = (...keys: string[]) => foldAliases(attributes(...keys), false);

function print(groups: readonly AttributeGroup[]): string[] {
  return groups.map(({ heading, entries }) => `${heading}: ${entries.map(({ label }) => label).join(', ')}`);
}

describe('the attributes of a span', () => {
  it('start with what its type is about, then go by the first segment of their keys', () => {
    const given = attributes(
      'thread.id',
      'server.address',
      'http.response.status_code',
      'http.route',
      'user_agent.original',
      'http.request.method',
      'http.request.body.size',
      'tenant',
      'server.port',
    );
    expect(print(groupSpanAttributes(foldAliases(given, true), 'httpIn'))).toEqual([
      'HTTP in: http.request.method, http.route, http.response.status_code',
      'HTTP: request.body.size',
      'Server: address, port',
      'Thread: id',
      'User agent: original',
      'Other: tenant',
    ]);
  });

  it('know the older spellings of what the type is about', () => {
    expect(print(groupSpanAttributes(unfolded('db.user', 'db.statement', 'db.system'), 'database'))).toEqual([
      'Database: db.statement, db.system',
      'DB: user',
    ]);
  });

  it('are all there, also keys that are odd or occur twice', () => {
    const given = attributes('a.b', 'a.b', '', '.', '.x', 'y.', 'http.route', 'http.route');
    const groups = groupSpanAttributes(foldAliases(given, true), 'httpIn');
    expect(groups.flatMap(({ entries }) => entries)).toHaveLength(given.length);
  });

  it('have no group for a type whose attributes are missing', () => {
    expect(print(groupSpanAttributes(unfolded('a.b'), 'database'))).toEqual(['A: b']);
    expect(groupSpanAttributes(unfolded(), 'other')).toEqual([]);
  });
});

it('The attributes of a resource go by what they describe', () => {
  const given = attributes(
    'telemetry.sdk.language',
    'service.version',
    'zone',
    'k8s.pod.name',
    'k8s.deployment.name',
    'k8s.pod.uid',
    'k8s.cluster.name',
    'service.name',
    'host.name',
    'os.type',
    'deployment.environment',
    'process.pid',
    'session.id',
  );
  expect(print(groupResourceAttributes(given))).toEqual([
    'Service: service.name, service.version',
    'Deployment: deployment.environment',
    'Kubernetes: k8s.cluster.name, k8s.deployment.name, k8s.pod.name, k8s.pod.uid',
    'Host, container, cloud: host.name, os.type',
    'Process, runtime: process.pid, telemetry.sdk.language',
    'Client: session.id',
    'Other: zone',
  ]);
});
