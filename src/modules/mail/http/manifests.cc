// Manifests as files.
#include "modules/mail/http/desk.h"
#include "modules/mail/service/manifest.h"
#include "modules/mail/service/manifest_tool.h"

namespace mail::http {

using platform::http::Method;
using platform::http::Rate;

void install_manifests(platform::app::Host& host) {
  host.upload<service::UploadManifest, service::ManifestReport>(
      {Method::post, "/api/mail/manifests", "mail.import",
       "Takes a manifest as CSV or XLSX, or tells what is wrong with it.", Rate::heavy},
      service::upload_manifest);
  host.file<service::AskTemplate>(
      {Method::get, "/api/mail/manifests/template", "mail.import", "The empty form of a manifest."},
      service::manifest_template);
  host.query<service::AskManifest, service::ManifestState>(
      {Method::get, "/api/mail/manifests/{job}", "mail.import", "How far an upload is, and what came of it."},
      service::view_manifest);
  host.file<service::AskFaults>({Method::get, "/api/mail/manifests/{job}/faults", "mail.import",
                                 "The faults of an upload by row and column.", Rate::heavy},
                                service::manifest_faults);
  host.query<service::AskManifests, service::ManifestList>(
      {Method::get, "/api/mail/manifests", "mail.import", "One's own uploads, newest first."},
      service::list_manifests);
  host.query<service::AskManifest, service::ManifestItems>(
      {Method::get, "/api/mail/manifests/{job}/items", "mail.import", "What became of the items of an upload."},
      service::view_manifest_items);
  host.command<service::WithdrawManifest, service::WithdrawalStarted>(
      {Method::post, "/api/mail/manifests/{job}/withdraw", "mail.import",
       "Takes a whole import back; what came stays.", Rate::heavy},
      service::withdraw_manifest);
  host.worker(service::manifest_worker([&host] { return host.clock(); }));
  host.worker(service::withdrawal_worker([&host] { return host.clock(); }));
  host.tool({"import manifest",
             "Announces the items of a manifest (CSV or XLSX) that come in at a node",
             {"FILE: the manifest, CSV in UTF-8 or GBK, or XLSX", "--node: place code, office code or GLN of the node"},
             false,
             [&host](platform::app::ToolRun const& run) {
               return service::import_from_disk(*host.database, host.region, host.clock,
                                                {run.arguments.at(0), run.arguments.at(1)});
             }});
}

}  // namespace mail::http
