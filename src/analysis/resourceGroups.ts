/**
 * Groups of resource attributes and the order within them (semantic-conventions §6). A key that ends with a dot stands
 * for all keys that start so; the first that fits takes an attribute.
 */
export const RESOURCE_GROUPS: readonly { readonly heading: string; readonly keys: readonly string[] }[] = [
  {
    heading: 'Service',
    keys: [
      'service.namespace',
      'service.name',
      'service.version',
      'service.instance.id',
      'service.criticality',
      'service.',
    ],
  },
  {
    heading: 'Deployment',
    keys: ['deployment.environment.name', 'deployment.environment', 'environment', 'env', 'deployment.', 'vcs.'],
  },
  {
    heading: 'Kubernetes',
    keys: [
      'k8s.cluster.name',
      'k8s.namespace.name',
      'k8s.deployment.',
      'k8s.statefulset.',
      'k8s.daemonset.',
      'k8s.job.',
      'k8s.cronjob.',
      'k8s.pod.name',
      'k8s.container.name',
      'k8s.node.name',
      'k8s.',
    ],
  },
  {
    heading: 'Host, container, cloud',
    keys: ['host.', 'hostname', 'os.', 'container.', 'cloud.', 'faas.', 'aws.', 'gcp.', 'azure.'],
  },
  { heading: 'Process, runtime', keys: ['process.', 'telemetry.sdk.', 'telemetry.distro.', 'telemetry.'] },
  { heading: 'Client', keys: ['browser.', 'device.', 'app.', 'session.id', 'user_agent.'] },
];
