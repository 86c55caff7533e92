import { canvas } from '../platforms/canvas.ts';
import {
  deepLinkingMessage,
  resourceLinkMessage,
  toolAddresses,
  toolDescription,
  toolTitle,
  wantedScopes,
} from './tool-description.ts';

/** `GET /lti/canvas.json`: what a Canvas admin pastes as a developer key's configuration (Canvas developer documentation, "LTI Advantage"). */
export function canvasConfiguration(publicUrl: string) {
  const address = toolAddresses(publicUrl);
  const { placements } = canvas.registration;
  const look = { text: toolTitle, icon_url: address.icon };
  return {
    title: toolTitle,
    description: toolDescription,
    oidc_initiation_url: address.login,
    target_link_uri: address.launch,
    public_jwk_url: address.jwks,
    scopes: wantedScopes,
    custom_fields: canvas.customVariables,
    extensions: [
      {
        platform: 'canvas.instructure.com',
        domain: address.host,
        tool_id: 'waymark',
        privacy_level: 'public',
        settings: {
          ...look,
          placements: [
            ...placements.deepLinking.map((placement) => ({
              placement,
              message_type: deepLinkingMessage,
              target_link_uri: address.launch,
              selection_width: 900,
              selection_height: 700,
              ...look,
            })),
            ...placements.resourceLink.map((placement) => ({
              placement,
              message_type: resourceLinkMessage,
              target_link_uri: address.launch,
              // Teachers turn it on where they want it.
              default: 'disabled',
              visibility: 'members',
              ...look,
            })),
            ...placements.admin.map((placement) => ({
              placement,
              message_type: resourceLinkMessage,
              target_link_uri: address.launch,
              visibility: 'admins',
              ...look,
            })),
          ],
        },
      },
    ],
  };
}
