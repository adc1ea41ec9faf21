export {
  may,
  permissionTable,
  permissions,
  permissionsOf,
  secondFactorRoles,
  stepUpPermissions,
  type Permission,
} from './permissions.js';
