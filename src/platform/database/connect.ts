import pg from 'pg';

/** One connection outside every pool; what is asked of it once it is lost fails by itself. */
export async function connect(url: string, options?: { inUtc: boolean }): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    ...(options?.inUtc && { options: '-c timezone=UTC' }),
  });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}
