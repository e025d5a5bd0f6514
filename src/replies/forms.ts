import {
  type APIFileUploadComponent,
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  type APITextInputComponent,
  ComponentType,
  TextInputStyle,
} from "discord-api-types/v10";
import { fitPlain, limits } from "./fit.ts";

/** A form with at most five questions. */
export function form(
  id: string,
  title: string,
  labels: readonly APILabelComponent[],
): APIModalInteractionResponseCallbackData {
  return { custom_id: id, title: fitPlain(title, limits.formTitle), components: [...labels] };
}

/** What a question takes to be asked. */
interface Question {
  /** Names the answer. */
  readonly id: string;
  readonly label: string;
  readonly description?: string;
}

/** Asks for text. `value` stands there already; `most` is in UTF-16 units. */
export function askForText(
  question: Question,
  { value = null, isRequired = false, isLong = false, most = 500 }: TextOptions = {},
): APILabelComponent {
  const held = fitPlain(value ?? "", most);
  return labelled(question, {
    type: ComponentType.TextInput,
    custom_id: question.id,
    style: isLong ? TextInputStyle.Paragraph : TextInputStyle.Short,
    required: isRequired,
    max_length: most,
    ...(held === "" ? {} : { value: held }),
  });
}

interface TextOptions {
  readonly value?: string | null;
  readonly isRequired?: boolean;
  readonly isLong?: boolean;
  readonly most?: number;
}

/** Asks for at most `most` files, or none. */
export function askForFiles(question: Question, most: number): APILabelComponent {
  return labelled(question, {
    type: ComponentType.FileUpload,
    custom_id: question.id,
    required: false,
    min_values: 0,
    max_values: most,
  });
}

function labelled(
  { label, description }: Question,
  component: APITextInputComponent | APIFileUploadComponent,
): APILabelComponent {
  return {
    type: ComponentType.Label,
    label: fitPlain(label, limits.formLabel),
    ...(description === undefined ? {} : { description: fitPlain(description, limits.formDescription) }),
    component,
  };
}
