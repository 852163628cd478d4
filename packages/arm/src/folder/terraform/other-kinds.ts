import type { Attributes, TerraformKind } from './attribute.ts';

const rule: Attributes = {
  metric_trigger: {
    to: 'metricTrigger',
    block: {
      metric_name: 'metricName',
      metric_namespace: 'metricNamespace',
      metric_resource_id: 'metricResourceUri',
      operator: 'operator',
      statistic: 'statistic',
      time_aggregation: 'timeAggregation',
      time_grain: 'timeGrain',
      time_window: 'timeWindow',
      threshold: 'threshold',
      divide_by_instance_count: 'dividePerInstance',
      dimensions: { to: 'dimensions', blocks: { name: 'DimensionName', operator: 'Operator', values: 'Values' } },
    },
  },
  scale_action: {
    to: 'scaleAction',
    block: { direction: 'direction', type: 'type', value: 'value', cooldown: 'cooldown' },
  },
};

/** Resources of other providers that say something of a service. */
export const otherKinds: readonly TerraformKind[] = [
  {
    terraform: 'azurerm_api_management_standalone_gateway',
    type: 'Microsoft.ApiManagement/gateways',
    names: ['name'],
    attributes: {
      location: '/location',
      tags: '/tags',
      sku: { to: '/sku', block: { name: 'name', capacity: 'capacity' } },
      virtual_network_type: 'virtualNetworkType',
      backend_subnet_id: 'backend.subnet.id',
    },
  },
  {
    terraform: 'azurerm_monitor_autoscale_setting',
    type: 'Microsoft.Insights/autoscaleSettings',
    names: ['name'],
    attributes: {
      location: '/location',
      tags: '/tags',
      enabled: 'enabled',
      target_resource_id: 'targetResourceUri',
      profile: {
        to: 'profiles',
        blocks: {
          name: 'name',
          capacity: { to: 'capacity', block: { default: 'default', minimum: 'minimum', maximum: 'maximum' } },
          rule: { to: 'rules', blocks: rule },
          fixed_date: { to: 'fixedDate', block: { start: 'start', end: 'end', timezone: 'timeZone' } },
          recurrence: {
            to: 'recurrence',
            block: {
              days: 'schedule.days',
              hours: 'schedule.hours',
              minutes: 'schedule.minutes',
              timezone: 'schedule.timeZone',
            },
          },
        },
      },
      notification: {
        to: 'notifications',
        blocks: {
          email: {
            to: 'email',
            block: {
              custom_emails: 'customEmails',
              send_to_subscription_administrator: 'sendToSubscriptionAdministrator',
              send_to_subscription_co_administrator: 'sendToSubscriptionCoAdministrators',
            },
          },
          webhook: { to: 'webhooks', blocks: { service_uri: 'serviceUri', properties: 'properties' } },
        },
      },
      predictive: {
        to: 'predictiveAutoscalePolicy',
        block: { scale_mode: 'scaleMode', look_ahead_time: 'scaleLookAheadTime' },
      },
    },
  },
  {
    terraform: 'azurerm_virtual_network',
    type: 'Microsoft.Network/virtualNetworks',
    names: ['name'],
    attributes: {
      location: '/location',
      tags: '/tags',
      address_space: 'addressSpace.addressPrefixes',
      dns_servers: 'dhcpOptions.dnsServers',
      subnet: null,
      guid: null,
    },
  },
];
