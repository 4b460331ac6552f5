import type { Finding } from '../../core/model/finding';

/** The icon of a finding's severity, as labels of choices write it. */
export function findingIcon({ severity }: Finding): string {
  switch (severity) {
    case 'error':
      return '$(error)';
    case 'warning':
      return '$(warning)';
    case 'info':
      return '$(info)';
    case 'hint':
      return '$(lightbulb)';
  }
}
