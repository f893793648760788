#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QObject>
#include <QString>

#include <functional>
#include <optional>

namespace Weekglass::Secrets {

/// Passwords in the desktop's keychain, and nowhere else: without one they are asked for each time. The key
/// names the server (see serverKey() of the connect dialog), never a connection's saved name, so that
/// renaming loses nothing.
///
/// read(), store() and remove() are for the GUI thread and its event loop; they return at once, and the
/// keychain may ask its user to unlock it first. @p done is called later, unless @p context is gone by then.

using ReadDone = std::function<void(Result<std::optional<QString>>)>;
using Done = std::function<void(Result<void>)>;

/// Nothing in the result: the keychain has no such password.
void read(QObject* context, const QString& key, ReadDone done);
void store(QObject* context, const QString& key, const QString& secret, Done done);
/// Removing what is not there is no error.
void remove(QObject* context, const QString& key, Done done);

/// Whether this desktop has a keychain; the error says so in words for the user. Asks D-Bus and waits up to 2
/// s: for workers.
Result<void> available();

}
