#include "pages/connect/trustedowners.h"

#include "base/utf8.h"
#include "workspace/saveditems.h"

namespace Weekglass {

namespace {

/// Of no game; each is named <system identifier>/<owner>.
SavedItems items()
{
    return {QStringLiteral("*"), QStringLiteral("trustedOwner")};
}

}

Result<void> readTrustedOwners(Pg::OwnerTrust& trust)
{
    const auto all = items().all();
    if (!all)
        return all.error();
    for (const SavedItem& item : *all) {
        const auto slash = item.name.indexOf(QLatin1Char('/'));
        if (slash > 0)
            trust.trust(item.name.left(slash).toUtf8(), item.name.mid(slash + 1));
    }
    return {};
}

Result<void> setOwnerTrusted(Pg::OwnerTrust& trust, const QByteArray& systemIdentifier, const QString& owner,
                             bool isTrusted)
{
    const QString name = fromUtf8(systemIdentifier) + QLatin1Char('/') + owner;
    if (auto kept = isTrusted ? items().save({.name = name, .value = {}}) : items().remove(name); !kept)
        return kept;
    isTrusted ? trust.trust(systemIdentifier, owner) : trust.forget(systemIdentifier, owner);
    return {};
}

}
