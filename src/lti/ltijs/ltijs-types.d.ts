// ltijs 5.9.9 ships no types; these are the parts that the port uses.
declare module 'ltijs' {
  export interface LtijsAccessToken {
    token_type: string;
    access_token: string;
    expires_in: number;
  }

  export interface LtijsPlatform {
    platformAccessToken(scopes: string): Promise<LtijsAccessToken>;
    platformKid(): Promise<string>;
  }

  export interface LtijsIdToken {
    iss: string;
    clientId: string;
    deploymentId: string;
    user?: string;
    platformContext: Record<string, unknown>;
  }

  export interface LtijsDatabase {
    Get(
      encryptionKey: string | false,
      collection: string,
      query?: Record<string, unknown>,
    ): Promise<object[] | false>;
    Insert(
      key: string | false,
      collection: string,
      item: object,
      index?: Record<string, unknown>,
    ): Promise<boolean>;
    Replace(
      key: string | false,
      collection: string,
      query: Record<string, unknown>,
      item: object,
      index?: Record<string, unknown>,
    ): Promise<boolean>;
    Modify(
      key: string | false,
      collection: string,
      query: Record<string, unknown>,
      change: object,
    ): Promise<boolean>;
    Delete(collection: string, query: Record<string, unknown>): Promise<boolean>;
    setup(): Promise<boolean>;
    Close(): Promise<boolean>;
  }

  export interface LtijsProvider {
    setup(
      encryptionKey: string,
      database: { plugin: LtijsDatabase },
      options?: Record<string, unknown>,
    ): LtijsProvider;
    registerPlatform(platform: {
      url: string;
      name: string;
      clientId: string;
      authenticationEndpoint: string;
      accesstokenEndpoint: string;
      authorizationServer?: string;
      authConfig: { method: 'JWK_SET'; key: string };
    }): Promise<LtijsPlatform>;
    getPlatform(url: string, clientId: string): Promise<LtijsPlatform | false>;
    DeepLinking: {
      createDeepLinkingMessage(
        idToken: LtijsIdToken,
        items: object[],
        options: Record<string, string>,
      ): Promise<string>;
    };
    Grade: {
      submitScore(idToken: LtijsIdToken, lineItemId: string, score: object): Promise<object>;
      getScores(
        idToken: LtijsIdToken,
        lineItemId: string,
        options?: Record<string, unknown>,
      ): Promise<{ scores: unknown; next?: string }>;
      getLineItems(
        idToken: LtijsIdToken,
        options?: Record<string, unknown>,
        accessToken?: LtijsAccessToken,
      ): Promise<{ lineItems: unknown; next?: string }>;
      deleteLineItemById(idToken: LtijsIdToken, lineItemId: string): Promise<boolean>;
      getLineItemById(idToken: LtijsIdToken, lineItemId: string): Promise<unknown>;
      createLineItem(
        idToken: LtijsIdToken,
        lineItem: object,
        options?: { resourceLinkId?: boolean },
      ): Promise<unknown>;
    };
    NamesAndRoles: {
      getMembers(
        idToken: LtijsIdToken,
        options?: Record<string, unknown>,
      ): Promise<{ members?: unknown; next?: string }>;
    };
  }

  /** A shared instance, not a class. */
  export const Provider: LtijsProvider;
}
