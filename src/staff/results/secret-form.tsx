import { randomUUID } from 'node:crypto';
import type { Child } from 'hono/jsx';
import { FormToken } from '../../ui/field.tsx';

interface SecretFormProps {
  action: string;
  token: string;
  /** Of a form that was refused: nothing was written under it. */
  clientKey?: string | undefined;
  id: string;
  label: string;
  button: string;
  children?: Child;
}

/** A form that ends with the PIN or password of a certificate. It is never shown again, also not after an error. */
export function SecretForm({ action, token, clientKey, id, label, button, children }: SecretFormProps) {
  return (
    <form method="post" action={action} data-turbo="false">
      <FormToken value={token} />
      <input type="hidden" name="clientKey" value={clientKey ?? randomUUID()} />
      {children}
      <div class="secret-bar">
        <label for={id}>{label}</label>
        <input
          class="form-control"
          id={id}
          name="secret"
          type="password"
          autocomplete="off"
          required
          maxlength={200}
        />
        <button class="btn btn-primary" type="submit">
          {button}
        </button>
      </div>
    </form>
  );
}
