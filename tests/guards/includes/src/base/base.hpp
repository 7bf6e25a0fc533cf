#pragma once
namespace base {
using Amount = long;
}
