import { createSignal, Show } from "solid-js";
import type { Profile } from "../data/import.ts";
import { t } from "../i18n/text.ts";
import { DropZone } from "../ui/drop-zone.tsx";
import { Select } from "../ui/field.tsx";

/** Where exports are dropped, and as which kind they are read. */
export function Drop(props: {
  profiles: readonly Profile[];
  onFiles: (files: readonly File[], profile: string) => void;
}) {
  const [profile, setProfile] = createSignal("");
  return (
    <DropZone
      title={t("import.drop")}
      text={t("import.drop.text")}
      choose={t("import.choose")}
      isMultiple
      onFiles={(files) => props.onFiles(files, profile())}
    >
      <Show when={props.profiles.length > 0}>
        <Select
          isButton
          label={t("import.as")}
          none={t("import.as.auto")}
          options={profileOptions(props.profiles)}
          value={profile()}
          onChange={setProfile}
        />
      </Show>
    </DropZone>
  );
}

export function profileOptions(profiles: readonly Profile[]) {
  return profiles.map(({ name, title }) => ({ value: name, text: title }));
}
