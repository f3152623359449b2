/// <reference path="./.sst/platform/config.d.ts" />
/** What exists in the cloud, put together. SST wants no top-level imports here, so the parts are imported where they are used. */
export default $config({
  async app(input) {
    const { regionOf, settingsOf } = await import("./infra/stages.ts");
    const { isKept } = settingsOf(input.stage);
    return {
      name: "clearboard",
      home: "aws",
      removal: isKept ? "retain" : "remove",
      protect: isKept,
      providers: { aws: { region: regionOf(process.env) as aws.Region } },
    };
  },
  async run() {
    const { mailFromOf, regionOf, settingsOf, zoneOf } = await import("./infra/stages.ts");
    const { createMail } = await import("./infra/sst/mail.ts");
    const { createData } = await import("./infra/sst/data.ts");
    const { createImports } = await import("./infra/sst/imports.ts");
    const { createApi } = await import("./infra/sst/api.ts");
    const { createSchedule } = await import("./infra/sst/schedule.ts");
    const { createSetup } = await import("./infra/sst/setup.ts");
    const { createRouter, createWeb } = await import("./infra/sst/web.ts");

    const settings = settingsOf($app.stage);
    const data = createData(settings);
    const mail = createMail(mailFromOf(process.env), regionOf(process.env));
    const imports = createImports(settings, data, mail);
    const router = createRouter(data, regionOf(process.env));
    const api = createApi(settings, data, imports, mail, router.url);
    createSchedule(settings, data, mail, zoneOf(process.env));
    createWeb(router, api);
    const setup = createSetup(settings, data, router.url);
    return { address: router.url, inbox: data.inbox.name, setup: setup.name };
  },
});
