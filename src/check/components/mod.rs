//! `KH1`: **thể thức**, the parts of the document. Source: Annex I, II and III of the decree.

mod code;
mod ending;
mod grounds;
mod headings;
mod parts;
mod recipients;
mod regime;
mod signing;
mod wording;

pub(in crate::check) use parts::Parts;

crate::check::rules! {
    kh101
    kh102
    kh103
    kh104
    kh105
    kh106
    kh107
    kh108
    kh109
    kh111
    kh112
    kh113
    kh114
    kh115
    kh116
    kh117
    kh119
    kh120
    kh121
    kh122
    kh123
    kh124
    kh125
    kh126
    kh127
    kh128
    kh129
    kh131
    kh132
    kh133
    kh134
    kh136
    kh137
    kh138
    kh139
    kh141
    kh142
    kh143
    kh145
    kh146
    kh147
    kh148
    kh149
    kh151
    kh152
    kh156
    kh157
    kh158
    kh159
    kh160
    kh161
    kh162
    kh163
    kh164
    kh165
    kh166
    kh167
    kh168
    kh171
    kh172
    kh173
    kh174
    kh175
    kh176
    kh177
    kh178
    kh179
    kh181
    kh182
    kh183
    kh184
    kh185
    kh186
    kh187
    kh188
    kh189
    kh190
    kh191
    kh192
    kh193
    kh194
    kh195
    kh196
    kh197
    kh198
}
