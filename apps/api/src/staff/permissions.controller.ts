import { Controller, Get } from '@nestjs/common';
import type { z } from 'zod';
import type { PermissionRow } from '#contracts';
import { permissions, permissionTable } from '#domain';
import { Requires } from '../http/access.js';

/** The one table of who may do what, as it is. */
@Controller('permissions')
export class PermissionsController {
  @Get()
  @Requires('staff.read')
  list(): z.infer<typeof PermissionRow>[] {
    return permissions.map((permission) => ({ permission, roles: [...permissionTable[permission]] }));
  }
}
