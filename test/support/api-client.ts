export interface ApiClient {
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body?: object): Promise<T>;
  put<T>(path: string, body?: object): Promise<T>;
  /** Any request, without complaint: for tests of refusals. */
  send(method: string, path: string, body?: object): Promise<{ status: number; body: unknown }>;
}

/** Calls the API as a page with this session token does; throws when an answer is not 200. */
export function createApiClient(url: string, token: string): ApiClient {
  const send: ApiClient['send'] = async (method, path, body) => {
    const answer = await fetch(`${url}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return { status: answer.status, body: (await answer.json()) as unknown };
  };
  const expectOk = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const answer = await send(method, path, body);
    if (answer.status !== 200)
      throw new Error(`${method} ${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    return answer.body as T;
  };
  return {
    send,
    get: (path) => expectOk('GET', path),
    post: (path, body = {}) => expectOk('POST', path, body),
    put: (path, body = {}) => expectOk('PUT', path, body),
  };
}
