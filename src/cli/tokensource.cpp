#include "cli/tokensource.h"

#include "cli/text.h"
#include "workspace/secrets.h"

#include <CLI/CLI.hpp>
#include <QEventLoop>
#include <QTimer>

namespace Weekglass {

namespace {

constexpr std::chrono::seconds Patience {30}; // its user may have to unlock it

Result<std::optional<QString>> readKeychain(const QString& key)
{
    if (auto available = Secrets::available(); !available)
        return available.error();
    std::optional<Result<std::optional<QString>>> found;
    QEventLoop loop;
    Secrets::read(&loop, key, [&](Result<std::optional<QString>> read) {
        found = std::move(read);
        loop.quit();
    });
    QTimer::singleShot(Patience, &loop, &QEventLoop::quit);
    if (!found)
        loop.exec();
    if (found)
        return *std::move(found);
    return Error {.kind = Error::Kind::Timeout,
                  .message = Text::tr("The keychain did not answer."),
                  .advice = Text::tr("Unlock it, or give the token with --token-file.")};
}

}

void addTokenOptions(CLI::App& command, TokenArguments& arguments)
{
    auto* file =
        command.add_option("--token-file", arguments.file,
                           "File with the bearer token (default: the desktop's keychain, if it has one)");
    auto* keychain = command.add_flag("--token-keychain", arguments.keychain,
                                      "Take the token from the desktop's keychain, or stop if it has none");
    command.add_flag("--no-token", arguments.none, "Fetch only endpoints that need no token")
        ->excludes(file)
        ->excludes(keychain);
    keychain->excludes(file);
}

Result<std::optional<BearerToken>> readToken(const TokenArguments& arguments, const QString& key)
{
    if (arguments.none || (arguments.file.empty() && key.isEmpty()))
        return std::optional<BearerToken>();
    if (!arguments.file.empty()) {
        auto token = BearerToken::fromFile(QString::fromStdString(arguments.file));
        return token ? Result<std::optional<BearerToken>>(*std::move(token)) : token.error();
    }
    const auto kept = readKeychain(key);
    if (kept && *kept) {
        auto token = BearerToken::fromText((*kept)->toUtf8());
        return token ? Result<std::optional<BearerToken>>(*std::move(token)) : token.error();
    }
    if (!arguments.keychain)
        return std::optional<BearerToken>();
    return kept
        ? Error {.kind = Error::Kind::Password,
                 .message = Text::tr("The keychain has no token for this API."),
                 .advice = Text::tr("Enter it on the ingest page of the window, or give --token-file.")}
        : kept.error();
}

}
