import { Hono } from 'hono';
import { PortalPage } from '../frame.tsx';
import type { PortalEnv } from '../ward.ts';
import { cleanCode, Doors, Subtitle } from './doors.tsx';
import { posters } from './posters/posters.tsx';
import { preparing } from './preparing/preparing.tsx';
import { ProcedureBody } from './procedure-body.tsx';
import { readProcedure } from './read-procedure.ts';

/** A procedure in full; before it the addresses that no code has. */
export const procedurePage = new Hono<PortalEnv>()
  .route('/', posters)
  .route('/', preparing)
  .get('/thu-tuc/:code', async (c) => {
    const code = cleanCode(c.req.param('code'));
    if (code !== c.req.param('code')) return c.redirect(`/thu-tuc/${code}`, 301);
    const props = await readProcedure(c, code);
    return c.html(
      <PortalPage title={props.procedure.name} ward={props.ward} place="/thu-tuc">
        <h1>{props.procedure.name}</h1>
        <Subtitle procedure={props.procedure} />
        <Doors procedure={props.procedure} here="thu-tuc" />
        <ProcedureBody {...props} />
      </PortalPage>,
    );
  });
