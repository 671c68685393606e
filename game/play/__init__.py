"""Games without a screen: players made of rules, what they are told, what their games show. Nothing below asks them."""
