#pragma once

#include <QColor>
#include <QPalette>

#include <array>

namespace Weekglass {

/// A colour for text and marks, and the ground that it is read on.
struct ToneTokens
{
    QColor text;
    QColor ground;
};

/// Every colour of the window, by meaning: the one place where colours are written. Each text has a contrast
/// of at least 4.5 on its grounds, each mark 3 (WCAG 2.1, 1.4.3 and 1.4.11).
struct Tokens
{
    // grounds
    QColor window;
    QColor base; ///< of tables, fields and charts
    QColor raised; ///< of buttons
    QColor group; ///< of headings within a table
    QColor hover;
    // lines; line and grid only decorate
    QColor line;
    QColor grid;
    QColor border;
    QColor outline; ///< of controls
    // text
    QColor text;
    QColor muted;
    QColor disabled;
    // selection and action
    QColor accent;
    QColor onAccent;
    QColor selection;
    QColor selectionIdle;
    // meanings
    ToneTokens ok;
    ToneTokens warning;
    ToneTokens error;
    ToneTokens past; ///< a state that is not the present one
    ToneTokens production;
    ToneTokens info;
    ToneTokens neutral;
    ToneTokens match; ///< found by a search
    QColor danger; ///< ground of what cannot be taken back easily
    QColor onDanger;
    QColor pastFrame;
    // JSON and SQL
    QColor string;
    QColor number;
    QColor null;
    QColor keyword;
    // changes
    ToneTokens added;
    ToneTokens removed;
    ToneTokens changed;
    ToneTokens moved;
    // the picture of a place
    QColor field;
    QColor fieldLine;
    /// Told apart on their ground, also by people who see few colours: CIEDE2000 of any two is at least 11,
    /// simulated after Machado, Oliveira and Fernandes (2009).
    std::array<QColor, 8> series;
    /// From few to many, each more away from the ground than the one before: told apart by lightness alone,
    /// with a CIEDE2000 of at least 7 between neighbours as above.
    std::array<QColor, 7> heat;
};

const Tokens& lightTokens();
const Tokens& darkTokens();
/// Those of the theme that the palette belongs to, for whoever paints.
const Tokens& tokensOf(const QPalette& palette);

/// The colour of one of several things drawn beside each other; beyond eight they come again.
QColor seriesColor(std::size_t index, const QPalette& palette);

}
