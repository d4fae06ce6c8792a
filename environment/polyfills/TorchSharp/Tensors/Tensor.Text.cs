using System.Globalization;
using System.Text;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        private const int Edge = 3;
        private const int Most = 1000;

        public override string ToString() => ToString(TensorStringStyle.Metadata);

        public string ToString(TensorStringStyle style, string? fltFormat = null, int? width = null, CultureInfo? cultureInfo = null, string? newLine = null)
        {
            var about = $"[{string.Join("x", shape)}], type = {dtype}, device = {device}";
            if (style == TensorStringStyle.Metadata || IsInvalid) return about;
            if (is_complex()) return about;
            using var values = detach().to(ScalarType.Float64);
            using var flat = values.contiguous();
            var text = new StringBuilder(style == TensorStringStyle.CSharp ? about + ", value = " : "");
            string Format(double v) => dtype == ScalarType.Bool ? (v != 0 ? "True" : "False")
                : is_integral() ? v.ToString("0", cultureInfo ?? CultureInfo.InvariantCulture)
                : v.ToString(fltFormat ?? "g5", cultureInfo ?? CultureInfo.InvariantCulture);
            Write(text, flat.data<double>().ToArray(), shape, 0, 0, Format, newLine ?? "\n");
            return text.ToString();
        }

        // nested brackets as NumPy writes them; of a large tensor only the edges
        private static void Write(StringBuilder text, double[] values, long[] shape, int dimension, long offset, Func<double, string> format, string newLine)
        {
            if (dimension == shape.Length)
            {
                text.Append(format(values[offset]));
                return;
            }
            var (size, innermost) = (shape[dimension], dimension == shape.Length - 1);
            var step = shape.Skip(dimension + 1).Aggregate(1L, (product, s) => product * s);
            var cut = values.Length > Most && size > 2 * Edge;
            var separator = innermost ? " " : newLine + new string(' ', dimension + 1);
            text.Append('[');
            for (var i = 0L; i < size; i++)
            {
                if (i > 0) text.Append(separator);
                if (cut && i == Edge)
                {
                    text.Append("...").Append(separator);
                    i = size - Edge;
                }
                Write(text, values, shape, dimension + 1, offset + i * step, format, newLine);
            }
            text.Append(']');
        }
    }
}
