import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { z } from 'zod';
import { PermissionRow } from '#contracts';
import { permissions, permissionTable } from '#domain';
import { Requires } from '../http/access.js';

/** The one table of who may do what, as it is. */
@Controller('permissions')
export class PermissionsController {
  @Get()
  @Requires('staff.read')
  @ApiOkResponse({ standardSchema: z.array(PermissionRow) })
  list(): z.infer<typeof PermissionRow>[] {
    return permissions.map((permission) => ({ permission, roles: [...permissionTable[permission]] }));
  }
}
